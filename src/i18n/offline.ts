/** What the course says about itself when there is no connection, or a newer version. */
const en = {
  newVersion: 'There is a new version of the course.',
  reload: 'Reload',
  notNow: 'Not now',
  searchNeedsConnection: 'Search needs a connection.',
};

const es: typeof en = {
  newVersion: 'Hay una versión nueva del curso.',
  reload: 'Recargar',
  notNow: 'Ahora no',
  searchNeedsConnection: 'Para buscar hace falta conexión.',
};

export const offline = { en, es };
