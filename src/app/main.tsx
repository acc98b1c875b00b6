import '@fontsource/roboto/latin-400.css';
import '@fontsource/roboto/latin-500.css';
import '@fontsource/roboto/latin-700.css';
import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { ServicesContext } from '../state';
import { browserAddress } from './browser';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { startServices } from './start';
import { startTheme } from './theme';

startTheme();
const services = startServices(browserAddress);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ErrorBoundary>
      <ServicesContext value={services}>
        <Shell />
      </ServicesContext>
    </ErrorBoundary>,
  );
}
