import { expect, test } from 'vitest';
import { spokenText } from './spoken-text.ts';
import type { Segment } from '#core/index.ts';

/** `^…^` stands for what is raised. */
function line(text: string): Segment[] {
  return text
    .split('^')
    .map((part, i) => ({ text: part, ...(i % 2 === 1 ? { superscript: true } : {}) }));
}

test.each([
  [
    'A[come, El] = e^2−3^ / (e^−4^ + 1) ≈ 0.36',
    'A, come, El = e to the power 2−3, over open paren e to the power −4, + 1 close paren is about 0.36',
    'A, come, El = e elevado a 2−3, entre abre paréntesis e elevado a −4, + 1 cierra paréntesis es aproximadamente 0.36',
  ],
  [
    'QKᵀ[come, pescado] = 0·0 + 2·(−1) = −2',
    'QK transposed, come, pescado = 0 times 0 + 2 times −1 = −2',
    'QK transpuesta, come, pescado = 0 por 0 + 2 por −1 = −2',
  ],
  [
    'W^Q^[action, object] = 1  →  Q[come, object] = 2',
    'W Q, action, object = 1, so Q, come, object = 2',
    'W Q, action, object = 1, así que Q, come, object = 2',
  ],
  [
    'PE[12, 8] = sin(12 / 10000^8/64^) ≈ −0.61',
    'PE, 12, 8 = sine open paren 12 over 10000 to the power 8 over 64, close paren is about −0.61',
    'PE, 12, 8 = seno abre paréntesis 12 entre 10000 elevado a 8 entre 64, cierra paréntesis es aproximadamente −0.61',
  ],
  [
    'max |f(PX) − P f(X)| ≈ 4.4×10⁻¹⁶',
    'the largest absolute value of f open paren PX close paren − P f open paren X close paren is about 4.4 times 10 to the power −16',
    'el mayor valor absoluto de f abre paréntesis PX cierra paréntesis − P f abre paréntesis X cierra paréntesis es aproximadamente 4.4 por 10 elevado a −16',
  ],
  [
    's[come] − max(1, 2) = 0 − max = |−2|',
    's, come − the maximum of open paren 1, 2 close paren = 0 − the maximum = the absolute value of −2',
    's, come − el máximo de abre paréntesis 1, 2 cierra paréntesis = 0 − el máximo = el valor absoluto de −2',
  ],
  [
    'A₄[come, El] = 4 · 64² / √dₖ < 0.5',
    'A 4, come, El = 4 times 64 squared over the root of d k is less than 0.5',
    'A 4, come, El = 4 por 64 al cuadrado entre la raíz de d k es menor que 0.5',
  ],
  [
    'M[El, gato] = ✗  →  A[El, gato] = 0',
    'M, El, gato = forbidden, so A, El, gato = 0',
    'M, El, gato = prohibido, así que A, El, gato = 0',
  ],
  [
    'e^(n − 1)·2^',
    'e to the power open paren n − 1 close paren times 2',
    'e elevado a abre paréntesis n − 1 cierra paréntesis por 2',
  ],
])('%s', (written, english, spanish) => {
  expect(spokenText(line(written), 'en')).toBe(english);
  expect(spokenText(line(written), 'es')).toBe(spanish);
});
