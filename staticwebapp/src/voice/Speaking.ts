export class Speaking { constructor(readonly kit: any) {} view() { return undefined; } release() {} }
