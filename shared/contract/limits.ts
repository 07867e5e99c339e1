// Limits: sizes, rates and times both sides know. Changed here alone.

/** Largest frame accepted on a socket, in bytes; larger ones close it with 4413. */
export const maxFrameBytes = 1_048_576
/** Largest single update admitted, in bytes. */
export const maxUpdateBytes = 524_288
/** Structs and delete ranges of one update. */
export const maxStructsPerUpdate = 20_000
/** Depth of plain JSON values and of nested shared types. */
export const maxValueDepth = 32
export const maxTypeDepth = 24
/** Presence: bytes of one state, and messages let through per second (the last one wins). */
export const maxPresenceBytes = 4_096
export const presencePerSecond = 10
/** Update frames per second and in a burst, per socket. */
export const framesPerSecond = 50
export const framesBurst = 200
/** Sockets per person. */
export const socketsPerPerson = 20
/** Client ids that have written in one room: from the first on it grows slow and the operator is told; beyond the second nobody new writes. */
export const manyClientIds = 2_000
export const maxClientIds = 10_000
/** Ping interval and the time a pong may take. */
export const pingMs = 25_000
export const pongMs = 10_000
/** Largest JSON body of a request, in bytes. */
export const maxBodyBytes = 65_536
/** Largest item count a board is built for. */
export const maxItems = 5_000
