/** Placeholder in the shape of openapi-typescript, replaced by `make openapi`. */

export interface paths {
  "/api/v1/me": {
    get: {
      parameters: Record<string, never>;
      responses: { 200: { content: { "application/json": components["schemas"]["MeOut"] } } };
    };
  };
}

export interface components {
  schemas: {
    UnitOut: { id: string; kind: string; name: string; uai: string | null; school_kind: string | null; department_code: string | null };
    MeOut: {
      id: string;
      name: string;
      role: string;
      role_label: string;
      home: string;
      permissions: string[];
      units: components["schemas"]["UnitOut"][];
      demo: boolean;
      locks_after_minutes: number | null;
    };
  };
}
