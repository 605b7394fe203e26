"use client";
import { createContext } from "react";

/** True while the surrounding `Form` waits for its action. */
export const FormPending = createContext(false);
