import type { StorybookConfig } from '@storybook/web-components-vite'

const conditions = ['@aethersignal/source', 'module', 'browser', 'development|production']

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.stories.ts'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The workspace is read from its sources, so that stories need no build.
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions },
    worker: { ...vite.worker, format: 'es' },
  }),
}

export default config
