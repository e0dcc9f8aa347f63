const en = {
  report: 'Report an error on this page',
  reportTitle: (page: string) => `Error on “${page}”`,
  licence: 'Text and figures CC BY 4.0, code MIT',
  cite: 'How to cite',
};

const es: typeof en = {
  report: 'Avisar de un error en esta página',
  reportTitle: (page) => `Error en «${page}»`,
  licence: 'Textos y figuras CC BY 4.0, código MIT',
  cite: 'Cómo citar',
};

export const site = { en, es };
