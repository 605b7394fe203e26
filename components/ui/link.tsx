import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the portal. Nothing is fetched ahead: of pages that are drawn for each reader there is little to fetch,
 * and asking for it costs the server more for every list that is opened than the list itself.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />;
