/** The grammar of XPath 1.0, compiled to closures: each production is a method that returns what evaluates it. */
import { Failure } from '../failure.ts';
import { type Axis, axes, walk } from './xpath-axes.ts';
import { callFunction, toBoolean, toNumber, toText } from './xpath-values.ts';
import { nodeKey, type XNode, type XValue } from './xpath.ts';

/** Where an expression is evaluated. */
export interface Context {
  readonly node: XNode;
  readonly position: number;
  readonly size: number;
}

/** A compiled expression. */
export type Evaluate = (context: Context) => XValue;

const tokenPattern =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|(::|\/\/|\.\.|<=|>=|!=|[()[\].@,/|+=<>*-])|([A-Za-z_][\w.-]*(?::(?!:)(?:[A-Za-z_][\w.-]*|\*))?))/y;

type TokenKind = 'number' | 'literal' | 'sign' | 'name' | 'end';

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Compiles an expression. @throws {Failure} if it is malformed. */
export function compileXpath(expression: string): Evaluate {
  return new Parser(expression).parse();
}

function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (/\S/.test(expression.slice(tokenPattern.lastIndex))) {
    const match = tokenPattern.exec(expression);
    if (match === null) throw malformed();
    const [, number, literal, sign, name] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal.slice(1, -1) });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'name', text: name! });
  }
  return tokens;
}

const malformed = (): Failure => new Failure('XPath error : Invalid expression');

const end: Token = { kind: 'end', text: '' };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(expression: string) {
    this.#tokens = tokenize(expression);
  }

  parse(): Evaluate {
    const result = this.#or();
    if (this.#peek().kind !== 'end') throw this.#error();
    return result;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? end;
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.text === text && (token.kind === 'sign' || token.kind === 'name');
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }

  #need(text: string): void {
    if (!this.#take(text)) throw this.#error();
  }

  #error(): Failure {
    return malformed();
  }

  #or(): Evaluate {
    let left = this.#and();
    while (this.#take('or')) {
      const [first, second] = [left, this.#and()];
      left = (context) => toBoolean(first(context)) || toBoolean(second(context));
    }
    return left;
  }

  #and(): Evaluate {
    let left = this.#comparison();
    while (this.#take('and')) {
      const [first, second] = [left, this.#comparison()];
      left = (context) => toBoolean(first(context)) && toBoolean(second(context));
    }
    return left;
  }

  #comparison(): Evaluate {
    let left = this.#sum();
    for (let sign = this.#oneOf(comparisons); sign !== undefined; sign = this.#oneOf(comparisons)) {
      const [first, second, compare] = [left, this.#sum(), comparisons[sign]!];
      const isEquality = sign === '=' || sign === '!=';
      left = (context) => compareValues(first(context), second(context), compare, isEquality);
    }
    return left;
  }

  #sum(): Evaluate {
    return this.#arithmetic(sums, () => this.#product());
  }

  #product(): Evaluate {
    return this.#arithmetic(products, () => this.#negation());
  }

  #arithmetic(operators: Readonly<Record<string, Arithmetic>>, next: () => Evaluate): Evaluate {
    let left = next();
    for (let sign = this.#oneOf(operators); sign !== undefined; sign = this.#oneOf(operators)) {
      const [first, second, operate] = [left, next(), operators[sign]!];
      left = (context) => operate(toNumber(first(context)), toNumber(second(context)));
    }
    return left;
  }

  #oneOf(operators: Readonly<Record<string, unknown>>): string | undefined {
    const token = this.#peek();
    if (token.kind === 'literal' || token.kind === 'number' || !Object.hasOwn(operators, token.text))
      return undefined;
    this.#at += 1;
    return token.text;
  }

  #negation(): Evaluate {
    if (!this.#take('-')) return this.#union();
    const value = this.#negation();
    return (context) => -toNumber(value(context));
  }

  #union(): Evaluate {
    let left = this.#path();
    while (this.#take('|')) {
      const [first, second] = [left, this.#path()];
      left = (context) => distinct([...this.#nodes(first(context)), ...this.#nodes(second(context))]);
    }
    return left;
  }

  #nodes(value: XValue): readonly XNode[] {
    if (typeof value !== 'object') throw malformed();
    return value;
  }

  #path(): Evaluate {
    const start = this.#startsPrimary() ? this.#filter() : undefined;
    const steps: Step[] = [];
    if (start === undefined && this.#is('/') && !this.#startsStep(1)) {
      this.#at += 1;
      return ({ node }) => [rootOf(node)];
    }
    const absolute = start === undefined && (this.#is('/') || this.#is('//'));
    if (start === undefined && !absolute) steps.push(this.#step());
    while (this.#is('/') || this.#is('//')) {
      if (this.#peek().text === '//') steps.push(descendants);
      this.#at += 1;
      steps.push(this.#step());
    }
    if (steps.length === 0) return start!;
    return (context) => {
      const first =
        start === undefined ? [absolute ? rootOf(context.node) : context.node] : this.#nodes(start(context));
      return steps.reduce<readonly XNode[]>(
        (nodes, step) => distinct(nodes.flatMap((node) => step(node))),
        first,
      );
    };
  }

  #startsPrimary(): boolean {
    const { kind, text } = this.#peek();
    if (kind === 'number' || kind === 'literal' || text === '(') return true;
    return kind === 'name' && this.#is('(', 1) && !nodeTypes.has(text);
  }

  #startsStep(ahead: number): boolean {
    const { kind, text } = this.#peek(ahead);
    return kind === 'name' || ['.', '..', '@', '*'].includes(text);
  }

  #filter(): Evaluate {
    let value = this.#primary();
    while (this.#is('[')) {
      const [inner, predicate] = [value, this.#predicate()];
      value = (context) => applyPredicate(this.#nodes(inner(context)), predicate);
    }
    return value;
  }

  #primary(): Evaluate {
    const token = this.#peek();
    this.#at += 1;
    if (token.kind === 'number') return () => Number(token.text);
    if (token.kind === 'literal') return () => token.text;
    if (token.text === '(') {
      const inner = this.#or();
      this.#need(')');
      return inner;
    }
    return this.#call(token.text);
  }

  #call(name: string): Evaluate {
    this.#need('(');
    const values: Evaluate[] = [];
    while (!this.#is(')')) {
      values.push(this.#or());
      if (!this.#take(',')) break;
    }
    this.#need(')');
    return (context) =>
      callFunction(
        name,
        values.map((value) => value(context)),
        context,
      );
  }

  #step(): Step {
    if (this.#take('.')) return (node) => [node];
    if (this.#take('..')) return (node) => walk('parent', node);
    const axis = this.#axis();
    const test = this.#nodeTest(axis);
    const predicates: Evaluate[] = [];
    while (this.#is('[')) predicates.push(this.#predicate());
    return (node) =>
      predicates.reduce<readonly XNode[]>(
        (nodes, predicate) => applyPredicate(nodes, predicate),
        walk(axis, node).filter(test),
      );
  }

  #axis(): Axis {
    if (this.#take('@')) return 'attribute';
    if (!this.#is('::', 1)) return 'child';
    const axis = axes.find((each) => each === this.#peek().text);
    if (axis === undefined) throw this.#error();
    this.#at += 2;
    return axis;
  }

  #nodeTest(axis: Axis): (node: XNode) => boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'name' && text !== '*') throw this.#error();
    this.#at += 1;
    if (nodeTypes.has(text) && this.#take('(')) {
      this.#need(')');
      return text === 'node' ? () => true : ({ kind: found }) => found === text;
    }
    const principal = axis === 'attribute' ? 'attribute' : 'element';
    return (node) => node.kind === principal && (text === '*' || nameOf(node) === text);
  }

  #predicate(): Evaluate {
    this.#need('[');
    const value = this.#or();
    this.#need(']');
    return value;
  }
}

type Step = (node: XNode) => readonly XNode[];
type Arithmetic = (first: number, second: number) => number;
type Compare = (first: number | string, second: number | string) => boolean;

const nodeTypes = new Set(['node', 'text', 'comment', 'processing-instruction']);

const sums: Readonly<Record<string, Arithmetic>> = { '+': (a, b) => a + b, '-': (a, b) => a - b };
const products: Readonly<Record<string, Arithmetic>> = {
  '*': (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};
const comparisons: Readonly<Record<string, Compare>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const descendants: Step = (node) => walk('descendant-or-self', node);

const nameOf = (node: XNode): string =>
  node.kind === 'attribute' ? node.name : node.kind === 'element' ? node.element.name : '';

function rootOf(node: XNode): XNode {
  return walk('ancestor-or-self', node).find(({ kind }) => kind === 'root')!;
}

function distinct(nodes: readonly XNode[]): XNode[] {
  return [...new Map(nodes.map((node) => [nodeKey(node), node])).values()];
}

function applyPredicate(nodes: readonly XNode[], predicate: Evaluate): XNode[] {
  return nodes.filter((node, at) => {
    const value = predicate({ node, position: at + 1, size: nodes.length });
    return typeof value === 'number' ? value === at + 1 : toBoolean(value);
  });
}

/** Node sets compare by any of their members; equality by the kind of the other side, order by number. */
function compareValues(first: XValue, second: XValue, compare: Compare, isEquality: boolean): boolean {
  if (typeof first === 'object')
    return first.some((node) => compareValues(toText([node]), second, compare, isEquality));
  if (typeof second === 'object')
    return second.some((node) => compareValues(first, toText([node]), compare, isEquality));
  if (!isEquality) return compare(toNumber(first), toNumber(second));
  if (typeof first === 'boolean' || typeof second === 'boolean')
    return compare(Number(toBoolean(first)), Number(toBoolean(second)));
  if (typeof first === 'number' || typeof second === 'number')
    return compare(toNumber(first), toNumber(second));
  return compare(first, second);
}
