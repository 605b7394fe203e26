import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

type DoorsProps = { rooms: readonly { readonly key: string; readonly href: string }[] };

/** What an account without a region can do here: each room it may enter, and what for. */
export function Doors({ rooms }: DoorsProps) {
  const t = useTranslations("overview.doors");
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {rooms.map((room) => (
        <li key={room.key}>
          <Link
            href={room.href}
            className="block h-full rounded-md border border-line bg-surface px-4 py-3 text-ink no-underline hover:border-accent"
          >
            <strong className="text-lg font-semibold text-accent underline">{t(`${room.key}.title`)}</strong>
            <span className="mt-1 block text-ink-soft">{t(`${room.key}.text`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
