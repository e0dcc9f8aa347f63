/** The page that says why to believe the numbers: what was checked, against what, how near. */
const en = {
  checks: {
    caption: 'What the last test run compared, and how far apart the two were',
    what: 'what',
    against: 'against',
    cases: 'cases',
    largest: 'largest error',
    allowed: 'allowed',
  },
  names: {
    'softmax-onnx-runtime': 'softmax',
    'log-softmax-onnx-runtime': 'log-softmax',
    'attention-onnx-runtime': 'attention: masks, biases, scales',
    'multi-head-onnx-runtime': 'multi-head attention',
    'softmax-mpmath': 'softmax, logits up to 10³⁰⁸',
    'log-softmax-mpmath': 'log-softmax, logits up to 10³⁰⁸',
    'attention-mpmath': 'attention',
    'attention-large-logits-mpmath': 'attention, logits of 10⁴',
    'positions-mpmath': 'sinusoids, up to position 512',
    'far-positions-mpmath': 'sinusoids, up to position 10,000',
  } as Readonly<Record<string, string>>,
  selfCheck: {
    run: 'Check it in this browser',
    running: 'Checking …',
    caption: 'The core in this browser, against mpmath’s digits',
    allRight: (cases: string) => `All ${cases} cases are right in this browser.`,
    wrong: (message: string) => `Something is wrong in this browser: ${message}`,
    before: 'Takes a second. Nothing leaves your machine.',
  },
};

const es: typeof en = {
  checks: {
    caption: 'Qué comparó la última ejecución de los tests, y cuánto se separaron ambos resultados',
    what: 'qué',
    against: 'con qué',
    cases: 'casos',
    largest: 'mayor error',
    allowed: 'permitido',
  },
  names: {
    'softmax-onnx-runtime': 'softmax',
    'log-softmax-onnx-runtime': 'log-softmax',
    'attention-onnx-runtime': 'atención: máscaras, sesgos, escalas',
    'multi-head-onnx-runtime': 'atención multicabeza',
    'softmax-mpmath': 'softmax, logits de hasta 10³⁰⁸',
    'log-softmax-mpmath': 'log-softmax, logits de hasta 10³⁰⁸',
    'attention-mpmath': 'atención',
    'attention-large-logits-mpmath': 'atención, logits de 10⁴',
    'positions-mpmath': 'sinusoides, hasta la posición 512',
    'far-positions-mpmath': 'sinusoides, hasta la posición 10\u202F000',
  },
  selfCheck: {
    run: 'Comprobarlo en este navegador',
    running: 'Comprobando…',
    caption: 'El núcleo en este navegador, frente a las cifras de mpmath',
    allRight: (cases) => `Los ${cases} casos salen bien en este navegador.`,
    wrong: (message) => `Algo falla en este navegador: ${message}`,
    before: 'Tarda un segundo. Nada sale de tu equipo.',
  },
};

export const evidenceText = { en, es };
