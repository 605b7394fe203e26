export { countTownships, type Reconciliation, reconcileTownships } from "../reports";
