"""Makes the frozen values beside this file: what softmax, attention and the positional encodings are,
worked out with 700 decimal digits by mpmath and rounded once, at the end, to the nearest double.

    pip install mpmath==1.3.0
    python3 src/core/testing/frozen/make.py

The same files come out byte for byte. Every input is a double: JSON holds the shortest decimal that
reads back as that double; an infinity is the string "Infinity" or "-Infinity".

700 digits, because logits reach 1e308 and differ in the 300th place behind the point elsewhere.
"""

import json
import random
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 700
GREATEST_DOUBLE = 1.7976931348623157e308
INFINITY = float("inf")


# The definitions, as in the papers; a row at a time, nothing shared with the TypeScript.


def softmax(logits, temperature=1.0):
    """e^(s_j / T) / Σ_k e^(s_k / T), and its logarithm s_j / T − ln Σ_k e^(s_k / T)."""
    exponents = [exact(logit) / exact(temperature) for logit in logits]
    total = mpmath.fsum(mpmath.exp(exponent) for exponent in exponents)
    weights = [mpmath.exp(exponent) / total for exponent in exponents]
    log_weights = [exponent - mpmath.log(total) for exponent in exponents]
    return weights, log_weights


def attention(queries, keys, values, mask=None, bias=None, scale=None):
    """softmax(QKᵀ · scale + bias) V over the allowed keys; zeros where no key is allowed."""
    factor = 1 / mpmath.sqrt(len(queries[0])) if scale is None else exact(scale)
    all_weights, output = [], []
    for i, query in enumerate(queries):
        scores = []
        for j, key in enumerate(keys):
            allowed = mask is None or mask[i][j]
            product = mpmath.fdot(map(exact, query), map(exact, key))
            added = mpf(0) if bias is None else exact(bias[i][j])
            scores.append(product * factor + added if allowed else mpf("-inf"))
        if all(score == mpf("-inf") for score in scores):
            weights = [mpf(0)] * len(keys)
        else:
            total = mpmath.fsum(mpmath.exp(score) for score in scores)
            weights = [mpmath.exp(score) / total for score in scores]
        all_weights.append(weights)
        output.append([mpmath.fdot(weights, map(exact, column)) for column in zip(*values)])
    return all_weights, output


def positional_encoding(position, d_model, base):
    """PE[p, 2i] = sin(p / base^(2i / d)), PE[p, 2i + 1] = cos of the same."""
    encoding = []
    for column in range(d_model):
        angle = position / mpf(base) ** (mpf(column - column % 2) / d_model)
        encoding.append(mpmath.cos(angle) if column % 2 else mpmath.sin(angle))
    return encoding


# In and out.


def exact(double):
    """The very number that the double is."""
    return mpf(double)


def nearest_double(number):
    """Rounded once; Python's reading of decimals is right to the last bit, subnormals included."""
    return float(mpmath.nstr(number, 50, min_fixed=0, max_fixed=0))


def plain(x):
    """For JSON: numbers as they are, infinities by name, rows within rows."""
    if isinstance(x, mpf):
        return plain(nearest_double(x))
    if isinstance(x, (list, tuple)):
        return [plain(each) for each in x]
    if isinstance(x, float) and x in (INFINITY, -INFINITY):
        return "Infinity" if x > 0 else "-Infinity"
    return x


def write(name, cases):
    """One case a line, so that a change can be read."""
    oracle = {"name": "mpmath", "version": mpmath.__version__, "digits": mp.dps}
    lines = [
        json.dumps({key: plain(x) for key, x in case.items()}, allow_nan=False, ensure_ascii=False)
        for case in cases
    ]
    text = '{"oracle": %s, "cases": [\n%s\n]}\n' % (json.dumps(oracle), ",\n".join(lines))
    Path(__file__).with_name(f"{name}.json").write_text(text, encoding="utf-8")


# The cases.


def softmax_cases():
    dice = random.Random(1)

    def normals(count, deviation):
        return [dice.gauss(0, deviation) for _ in range(count)]

    rows = [
        ("small whole numbers", [1.0, 2.0, 3.0], 1.0),
        ("a single logit", [42.5], 1.0),
        ("all alike", [3.0, 3.0, 3.0, 3.0], 1.0),
        ("zeros of both signs", [0.0, -0.0], 1.0),
        ("two that share the maximum", [0.5, -5.0, 0.5, -5.0], 1.0),
        ("thirty alike and one more", [0.0] * 30 + [1.0], 1.0),
        ("one ulp apart at 1", [1.0, 1 + 2**-52, 1 - 2**-53], 1.0),
        ("one ulp apart at 10^15", [1e15, 1e15 + 0.125, 1e15 - 0.125], 1.0),
        ("subnormal differences", [0.0, 5e-324, 1e-310], 1.0),
        ("eight orders of magnitude", [1e-8, 1e-4, 1.0, 10.0], 1.0),
        ("evenly down to −700", [float(x) for x in range(0, -701, -50)], 1.0),
        ("to where weights underflow", [0.0, -708.0, -740.0, -745.0, -746.0, -1000.0], 1.0),
        ("±10^4", [1e4, -1e4, 1e4 - 1], 1.0),
        ("far below 0", [-1e4, -1e4 - 2, -1e4 - 0.5], 1.0),
        ("±10^308", [1e308, -1e308, 1e308], 1.0),
        ("the greatest doubles", [GREATEST_DOUBLE, GREATEST_DOUBLE, 0.0], 1.0),
        ("the greatest double and its opposite", [GREATEST_DOUBLE, -GREATEST_DOUBLE], 1.0),
        ("one −∞", [0.25, -INFINITY, 1.5], 1.0),
        ("all −∞ but one", [-INFINITY, -3.0, -INFINITY], 1.0),
        ("nearly one-hot", [0.0, -36.0, -37.0, -40.0], 1.0),
        ("a small temperature", [2.0, 1.0, 0.1], 0.01),
        ("a temperature of 10^-308 on logits of its size", [3e-308, 1e-308, 2e-308], 1e-308),
        ("a temperature of 10^307 on logits of 10^308", [1e308, 9e307, -5e307], 1e307),
        ("the least temperature on logits alike", [7.0, 7.0, 7.0], 5e-324),
        ("a great temperature", [2.0, 1.0, 0.1], 1e9),
        ("a temperature that no double is exactly", [0.3, 0.7, -0.2, 1.1], 0.7),
    ]
    for count, deviation, temperature in [
        (2, 1, 1.0),
        (5, 1, 0.5),
        (8, 10, 1.0),
        (8, 10, 3.0),
        (16, 1, 1.3),
        (16, 100, 1.0),
        (33, 30, 0.9),
        (64, 1, 1.0),
        (128, 5, 2.0),
    ]:
        name = f"{count} normal logits, standard deviation {deviation}"
        rows.append((name, normals(count, deviation), temperature))

    for name, logits, temperature in rows:
        weights, log_weights = softmax(logits, temperature)
        yield {
            "name": name,
            "temperature": temperature,
            "logits": logits,
            "weights": weights,
            "logWeights": log_weights,
        }


def causal(n, m, offset=0):
    return [[j <= i + offset for j in range(m)] for i in range(n)]


def padding(n, m, length):
    return [[j < length for j in range(m)] for _ in range(n)]


def both(a, b):
    return [[x and y for x, y in zip(*rows)] for rows in zip(a, b)]


def attention_cases():
    dice = random.Random(2)

    def normals(rows, cols, deviation=1.0):
        return [[dice.gauss(0, deviation) for _ in range(cols)] for _ in range(rows)]

    def case(name, size, n, m, d_k, d_v, **options):
        queries, keys, values = normals(n, d_k), normals(m, d_k), normals(m, d_v)
        if size > 1:
            # The first column makes every logit ±size, alike for all keys up to noise of order 1: the
            # weight is shared by several keys, and shows what rounding does to logits of that size.
            factor = abs(options.get("scale") or d_k**-0.5)
            for query in queries:
                query[0] = size / 8 / factor
            for key in keys:
                key[0] = 8 + key[0] / size
        weights, output = attention(queries, keys, values, **options)
        return {
            "name": name,
            "size": size,
            "queries": queries,
            "keys": keys,
            "values": values,
            "mask": options.get("mask"),
            "bias": options.get("bias"),
            "scale": options.get("scale"),
            "weights": weights,
            "output": output,
        }

    some = [[dice.random() < 0.5 and i != 2 for _ in range(6)] for i in range(5)]
    holes = [[-INFINITY if (i + j) % 3 == 0 or i == 1 else x for j, x in enumerate(row)]
             for i, row in enumerate(normals(4, 5))]

    yield case("one of each", 1, 1, 1, 1, 1)
    yield case("no mask, n < m, d_k > d_v", 1, 3, 5, 4, 2)
    yield case("no mask, n > m, d_k < d_v", 1, 5, 3, 3, 7)
    yield case("causal", 1, 8, 8, 16, 8, mask=causal(8, 8))
    yield case("causal, more keys than queries", 1, 3, 6, 2, 2, mask=causal(3, 6))
    yield case("causal, more queries than keys", 1, 6, 3, 2, 2, mask=causal(6, 3))
    yield case("causal after three cached keys", 1, 2, 5, 4, 3, mask=causal(2, 5, 3))
    yield case("padding", 1, 4, 6, 5, 3, mask=padding(4, 6, 4))
    yield case("nothing but padding", 1, 2, 3, 2, 2, mask=padding(2, 3, 0))
    yield case("causal and padding", 1, 5, 5, 3, 2, mask=both(causal(5, 5), padding(5, 5, 3)))
    yield case("any mask, query 2 without a key", 1, 5, 6, 4, 4, mask=some)
    yield case("a bias", 1, 4, 4, 4, 4, bias=normals(4, 4, 3.0))
    yield case("a bias with −∞, query 1 without a key", 1, 4, 5, 3, 3, bias=holes)
    yield case("mask and bias", 1, 5, 6, 2, 3, mask=some, bias=normals(5, 6))
    yield case("scale 1", 1, 3, 4, 6, 2, scale=1.0)
    yield case("a negative scale", 1, 3, 4, 6, 2, scale=-0.7)
    yield case("scale 0", 1, 2, 4, 3, 2, scale=0.0)
    yield case("logits of 10^4", 10**4, 4, 6, 4, 3)
    yield case("logits of 10^4, causal", 10**4, 8, 8, 8, 8, mask=causal(8, 8))
    yield case("logits of 10^4, padding, scale 1", 10**4, 3, 7, 5, 2, mask=padding(3, 7, 5), scale=1.0)
    yield case("logits of 10^4, any mask and a bias", 10**4, 5, 6, 3, 2, mask=some, bias=normals(5, 6))
    yield case("logits of −10^4", 10**4, 3, 5, 2, 2, scale=-1.0)
    yield case("logits of 10^4, one key", 10**4, 3, 1, 6, 4)


def position_cases():
    near = [0, 1, 2, 3, 10, 63, 100, 255, 511, 512]
    far = [513, 1000, 4095, 9999, 10000]
    for d_model, base, positions in [
        (8, 10000, near + far),
        (7, 10000, near + far),
        (1, 10000, near + far),
        (16, 100, near + far),
        (64, 10000, near + far),
        (512, 10000, [1, 512, 10000]),
    ]:
        yield {
            "dModel": d_model,
            "base": base,
            "positions": positions,
            "encoding": [positional_encoding(p, d_model, base) for p in positions],
        }


write("softmax", softmax_cases())
write("attention", attention_cases())
write("positions", position_cases())
