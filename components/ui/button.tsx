import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Link } from "./link";

export type ButtonVariant = "primary" | "plain" | "danger" | "quiet";

const look: Readonly<Record<ButtonVariant, string>> = {
  primary: "border-accent bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border-control bg-surface text-ink hover:bg-paper",
  danger: "border-missed bg-missed text-on-accent hover:bg-missed-strong",
  quiet: "border-transparent bg-transparent text-accent underline hover:bg-accent-soft",
};

export function buttonClass(variant: ButtonVariant = "plain", extra?: string): string {
  return cx(
    "target no-print inline-flex items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-base no-underline",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60",
    look[variant],
    extra,
  );
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant };

export function Button({ variant, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

type LinkButtonProps = {
  href: string;
  variant?: ButtonVariant;
  children: ReactNode;
  download?: boolean;
  className?: string;
};

/** `download` makes a plain anchor: files must not go through the client router. */
export function LinkButton({ href, variant, children, download, className }: LinkButtonProps) {
  const name = buttonClass(variant, className);
  return download ? (
    <a href={href} className={name} download>
      {children}
    </a>
  ) : (
    <Link href={href} className={name}>
      {children}
    </Link>
  );
}
