import { Link } from "@/components/ui/link";

type SectionLink = { href: string; label: string; current: boolean };

/** The parts of a step that are edited one at a time. */
export function SectionLinks({ label, links }: { label: string; links: readonly SectionLink[] }) {
  return (
    <nav aria-label={label} className="mb-4">
      <ul className="flex flex-wrap gap-x-4">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              aria-current={link.current ? "true" : undefined}
              className="inline-block py-1 text-accent underline aria-current:font-semibold aria-current:no-underline pointer-coarse:py-2.5"
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
