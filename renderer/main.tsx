import './data/zod-setup.ts';
import './styles/app.css';
import { createRoot } from 'react-dom/client';
import { must } from '../shared/errors.ts';
import { App } from './app/app.tsx';
import { showTheme } from './app/theme.ts';
import { startWhereLeft } from './app/where-left.ts';
import { connect } from './data/connection.ts';
import { letFloatingGo } from './kit/floating.ts';
import { refuseLargePastes } from './kit/large-paste.ts';

document.documentElement.dataset['platform'] = window.hotgigs?.platform ?? 'linux';
showTheme('system');
startWhereLeft();
connect();
refuseLargePastes(document);
letFloatingGo(document);
createRoot(must(document.getElementById('root'), 'the root element')).render(<App />);
