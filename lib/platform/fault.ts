/** Something the person who starts the portal can mend: one clear sentence, no stack. */
export class StartFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "StartFault";
  }
}
