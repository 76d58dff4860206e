/** The mark: a dot above two waves in a rounded square. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" fill="var(--mantine-primary-color-filled)" />
      <circle cx="15.6" cy="6.9" r="2.1" fill="#fff" />
      <g fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="round">
        <path d="M4.2 12.6c2-2.1 3.9-2.1 5.9 0s3.9 2.1 5.9 0 2.7-1.6 3.8-.7" />
        <path d="M4.2 17.4c2-2.1 3.9-2.1 5.9 0s3.9 2.1 5.9 0 2.7-1.6 3.8-.7" opacity="0.6" />
      </g>
    </svg>
  );
}

/** Two lines and a dot, for views with nothing in them yet. */
export function Wave() {
  return (
    <svg
      width="56"
      height="28"
      viewBox="0 0 56 28"
      aria-hidden="true"
      fill="none"
      stroke="var(--t-accent-line)"
      strokeWidth="1.8"
      strokeLinecap="round"
    >
      <circle cx="40" cy="4.5" r="3" fill="var(--t-accent-line)" stroke="none" />
      <path d="M2 16c4.3-4.6 8.7-4.6 13 0s8.7 4.6 13 0 8.7-4.6 13 0 8.7 4.6 13 0" />
      <path d="M8 24c4-3.4 8-3.4 12 0s8 3.4 12 0 8-3.4 12 0" opacity="0.6" />
    </svg>
  );
}
