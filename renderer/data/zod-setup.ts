import { config } from 'zod';

// The page's CSP forbids eval; without this zod probes for it once, which would be reported as a violation.
config({ jitless: true });
