import './data/zod-setup.ts';
import './styles/app.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { must } from '../shared/errors.ts';
import { App } from './app/app.tsx';
import { router } from './app/router.ts';
import { portClient } from './data/connection.ts';
import { createFakePort } from './data/fake-port.ts';

/** `dev.html#session=ready&theme=dark&cards=10000&route=/interviews`: the product over invented data. */
const scene = z
  .object({
    session: z.enum(['signed_out', 'first_sync', 'copying', 'ready']).default('ready'),
    sync: z.enum(['online', 'offline', 'attention']).default('online'),
    theme: z.enum(['light', 'dark']).default('light'),
    cards: z.coerce.number().int().max(100_000).default(240),
    route: z.string().default('/pipeline/1'),
  })
  .parse(Object.fromEntries(new URLSearchParams(location.hash.slice(1))));

document.documentElement.dataset['platform'] = 'linux';
router.replace(scene.route);
portClient.attach(createFakePort(scene));
createRoot(must(document.getElementById('root'), 'the root element')).render(<App />);
