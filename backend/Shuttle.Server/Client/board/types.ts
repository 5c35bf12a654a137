// What the server says of a day; times are ISO 8601 with offset.
export type Guid = string;

export interface Stop {
  legId: Guid; requestNumber: string; kind: string; lon: number; lat: number; kelurahan: string; windowFrom: string; windowUntil: string;
  arrival: string; serviceStart: string; departure: string; latenessSeconds: number; travelSeconds: number; travelMetres: number; serviceSeconds: number;
  part: number; frozen: boolean; announced?: string; announcedShiftId?: Guid;
}
export interface Route {
  shiftId: Guid; courierName: string; departure: string; return: string; metres: number; drivingSeconds: number; stops: Stop[];
  breaks: { kind: string; from: string; until: string }[];
}
export interface Remedy { remedy: string; shiftId: Guid; courierName: string; amount: number; detail?: string }
export interface Unserved { legId: Guid; requestNumber: string; reason: string; remedies: Remedy[] }
export interface Pin { legId: Guid; shiftId?: Guid; position?: number; start?: string; aside?: boolean }
export interface Broken { code: string; shiftId?: Guid; legId?: Guid; amount: number }
export interface Load { shiftId: Guid; courierName: string; stops: number; metres: number; drivingSeconds: number; dutySeconds: number }
export interface Figures {
  stops: number; kept: number; late: number; lateSeconds: number; atRisk: number; overdue: number; unserved: number; metres: number; drivingSeconds: number;
  spreadSeconds: number; skippedBreaks: number; moved: number; otherCourier: number; broken: number; loads: Load[];
}
export interface Plan {
  planId: Guid; version: number; state: 'draft' | 'published' | 'superseded'; revision: number; createdBy?: string; createdAt: string; publishedAt?: string; edits?: Edits; kept?: Guid[];
  content: { routes: Route[]; unserved: Unserved[]; travelIsEstimate: boolean; pins: Pin[]; broken: Broken[]; figures: Figures };
}
export interface Edit { number: number; kind: string; args: string[]; by: string; at: string; undone: boolean }
export interface Edits { edits: Edit[]; undo?: number; redo?: number }
export interface Shift {
  shiftId: Guid; courierId: Guid; courierName: string; kind: string; plate: string; profile: string; depotId: Guid; from: string; until: string; capacityBags: number;
  skills: string[]; droppedOut: boolean; onLeave: boolean;
}
export interface Leg {
  legId: Guid; requestId: Guid; requestNumber: string; kind: string; state: string; lon: number; lat: number; kelurahanCode: string; windowFrom: string; windowUntil: string;
  priority: number; failedVisits: number; group: 'leftover' | 'ready' | 'special' | 'weakPin' | 'new'; chainId?: Guid;
}
export interface Point { lon: number; lat: number }
export interface Closure { closureId: Guid; kind: string; note?: string; firstDay: string; lastDay: string; ring: Point[]; createdBy: string }
export interface Job { jobId: Guid; state: 'running' | 'done' | 'refused' | 'lost'; by: string; improvements: number; best?: Figures; planId?: Guid; refusalText?: string }
export interface WatchStop {
  stopId: Guid; legId?: Guid; requestNumber?: string; order: number; kind: string; state: string; point: Point; windowFrom?: string; windowUntil?: string; plannedArrival: string;
  serviceSeconds: number; arrivedAt?: string; finishedAt?: string; eta?: { early: string; likely: string; late: string }; risk: 'none' | 'atRisk' | 'late';
}
export interface WatchRun { runId: Guid; shiftId: Guid; courierId: Guid; version: number; acknowledgedVersion: number; state: string; stops: WatchStop[] }
export interface WatchCourier {
  shiftId: Guid; courierName: string; point: Point; time: string; ageSeconds: number; accuracyMetres: number; mock: boolean; stale: boolean; offRouteMetres?: number; atStopId?: Guid;
}
export interface Exception {
  eventId: Guid; kind: string; runId: Guid; stopId?: Guid; requestNumber?: string; courierName: string; at: string; note?: string; urgent: boolean; open: boolean; confirmBy?: string; handledBy?: string;
}
export interface Watch { now: string; runs: WatchRun[]; couriers: WatchCourier[]; exceptions: Exception[]; pace: { samples: number } }
export interface Desk {
  day: string; now: string; midnight: string; past: boolean; plan?: Plan; edits?: Edits; job?: Job; shifts: Shift[]; legs: Leg[]; closures: Closure[]; watch: Watch;
  versions: { planId: Guid; version: number; state: string; createdBy: string; publishedAt?: string }[];
  blocks: { kind: string; from: string; until: string; hard: boolean }[];
  areas: { code: string; name: string }[]; depots: { depotId: Guid; name: string; point: Point }[];
}
export interface LevelChange { level: string; value: number; terms: { term: string; value: number }[] }
export interface Why {
  legId: Guid; shiftId?: Guid; places: { shiftId: Guid; courierName: string; afterLegId?: Guid; beforeLegId?: Guid; start: string; difference: LevelChange[] }[];
  impossible: string[]; leftOut: LevelChange[]; unserved?: Unserved; lenient: boolean;
}
export interface Preview {
  planId: Guid; version: number; quiet: number; gone: string[];
  couriers: { shiftId: Guid; courierName: string; stops: number; added: number; removed: number; retimed: number; begun: boolean }[];
  residents: { legId: Guid; requestNumber: string; told?: string; start: string }[];
}
export interface Replay {
  runId: Guid; courierName: string; fixes: { time: string; lon: number; lat: number; accuracyMetres: number }[]; planned: [number, number][]; plannedMetres: number; drivenMetres: number;
  stops: { stopId: Guid; requestNumber?: string; state: string; lon: number; lat: number; plannedArrival: string; arrivedAt?: string; finishedAt?: string }[];
  events: { time: string; kind: string; stopId?: Guid }[];
}
export interface Week { monday: string; kept: number; late: number; failed: number }
export interface Change { kind: string; legIds?: Guid[]; shiftId?: Guid; position?: number; start?: string }
