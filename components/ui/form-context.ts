"use client";
import { createContext, useContext } from "react";
import { type FormState, idleForm } from "@/lib/platform/form-state";

export const FormContext = createContext<FormState>(idleForm());

/** What became of the form around a control: what was typed, what is wrong, what somebody else stored. */
export const useFormState = (): FormState => useContext(FormContext);
