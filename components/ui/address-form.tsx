"use client";
import { type ComponentProps, useEffect, useState } from "react";

type AddressFormProps = Omit<ComponentProps<"form">, "method" | "autoComplete" | "key"> & { action: string };

/**
 * A GET form: what it asks for stands in the address. It shows what the address names whichever way the reader came
 * there: neither the browser's memory of a page gone back to nor what was typed and not sent.
 */
export function AddressForm(props: AddressFormProps) {
  const [drawn, setDrawn] = useState({ fields: props.children, round: 0 });
  // A page drawn for another address brings other fields; controls drawn before would keep their values.
  if (drawn.fields !== props.children) setDrawn({ fields: props.children, round: drawn.round + 1 });
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) =>
      event.persisted && setDrawn(({ fields, round }) => ({ fields, round: round + 1 }));
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);
  return <form key={drawn.round} method="get" autoComplete="off" {...props} />;
}
