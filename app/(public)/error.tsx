"use client";
import { Failure } from "@/components/shell/failure";

export default function PublicError(props: { error: unknown; retry: () => void }) {
  return <Failure {...props} home="/" />;
}
