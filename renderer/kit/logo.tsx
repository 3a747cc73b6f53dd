/** The product's mark: three columns of a board, one card on its way up. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden className="shrink-0">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <rect x="5.2" y="11" width="3.6" height="7.5" rx="1.4" fill="white" opacity="0.55" />
      <rect x="10.2" y="8.4" width="3.6" height="10.1" rx="1.4" fill="white" opacity="0.78" />
      <rect x="15.2" y="5.5" width="3.6" height="13" rx="1.4" fill="white" />
    </svg>
  );
}
