/**
 * Writes ONNX models: as much of the format as a graph of a few operators needs, whose shapes come with
 * the data. Field numbers are those of onnx.proto3; a field is its number and wire type, then its value
 * (protobuf.dev, Encoding).
 */

/** Element types, as in TensorProto.DataType. */
export const elementTypes = { float32: 1, bool: 9 } as const;
export type ElementType = keyof typeof elementTypes;

export interface OnnxNode {
  /** Its operator, such as `Softmax`. */
  readonly operator: string;
  /** Names, in the operator's order; '' leaves out an optional one. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export type OnnxAttribute = { readonly int: number } | { readonly float: number };

export interface OnnxModel {
  /** The version of the operator set: what each operator means. */
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly inputs: Readonly<Record<string, ElementType>>;
  readonly outputs: Readonly<Record<string, ElementType>>;
}

type Bytes = readonly number[];

/** Of the format itself: 10 came with ONNX 1.16, and every later reader takes it. */
const IR_VERSION = 10;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;

/** The file's bytes: a ModelProto. */
export function encodeOnnxModel({ opset, nodes, inputs, outputs }: OnnxModel): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => message(1, encodeNode(node))),
    ...text(2, 'graph'),
    ...Object.entries(inputs).flatMap(([name, type]) => message(11, encodeValue(name, type))),
    ...Object.entries(outputs).flatMap(([name, type]) => message(12, encodeValue(name, type))),
  ];
  const operatorSet = integer(2, opset);
  return Uint8Array.from([
    ...integer(1, IR_VERSION),
    ...message(7, graph),
    ...message(8, operatorSet),
  ]);
}

/** NodeProto */
function encodeNode({ operator, inputs, outputs, attributes = {} }: OnnxNode): Bytes {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      message(5, encodeAttribute(name, value)),
    ),
  ];
}

/** AttributeProto */
function encodeAttribute(name: string, value: OnnxAttribute): Bytes {
  return 'int' in value
    ? [...text(1, name), ...integer(3, value.int), ...integer(20, ATTRIBUTE_INT)]
    : [...text(1, name), ...float(2, value.float), ...integer(20, ATTRIBUTE_FLOAT)];
}

/** ValueInfoProto: a tensor of this type, its shape left open. */
function encodeValue(name: string, type: ElementType): Bytes {
  const tensor = integer(1, elementTypes[type]);
  return [...text(1, name), ...message(2, message(1, tensor))];
}

/** Wire type 0: seven bits a byte, the low ones first, the eighth says that more follow. */
function integer(field: number, value: number): Bytes {
  return [...varint(field << 3), ...varint(value)];
}

/** Wire type 5: four bytes, little-endian. */
function float(field: number, value: number): Bytes {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return [...varint((field << 3) | 5), ...new Uint8Array(view.buffer)];
}

/** Wire type 2: the length, then as many bytes. */
function message(field: number, bytes: Bytes): Bytes {
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

/** As a message; ASCII alone. */
function text(field: number, value: string): Bytes {
  return message(
    field,
    Array.from(value, (letter) => letter.charCodeAt(0)),
  );
}

function varint(value: number): Bytes {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
