import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { buildRequest, type HttpRequest } from '#app/exchange/request.ts';
import { usualPace } from '#app/runs/pace.ts';
import { formatArtilleryProject, formatArtilleryRow } from './artillery.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const environment = { ...blankEnvironment('e'), name: 'UAT', serverName: 'https://mxo.example.com/gate' };
const reading = buildRequest(sampleDraft, environment, siteKey);
if (!reading.ok) throw new Error(reading.problem);
const first: HttpRequest = reading.request;
const run = { name: 'Spring: "all"', environment, first, count: 7, pace: usualPace };

describe('a project for Artillery', () => {
  it('has as many arrivals as events, in whole milliseconds each', () => {
    const script = formatArtilleryProject({ ...run, pace: { ...usualPace, perSecond: 3 } })['artillery.yml'];
    expect(script).toContain('arrivalCount: 7\n');
    expect(script).toContain('duration: "2338ms"');
  });

  it('goes at the slower of rate and pause, and calmly where there is neither', () => {
    const durationOf = (pace: Partial<typeof usualPace>) =>
      /duration: "(\d+)ms"/.exec(
        formatArtilleryProject({ ...run, pace: { ...usualPace, ...pace } })['artillery.yml'],
      )?.[1];
    expect(durationOf({})).toBe('700');
    expect(durationOf({ perSecond: 100, pauseMs: 500 })).toBe('3500');
  });

  it('sends to the server of its environment, with the headers of Send and its time-out', () => {
    const script = formatArtilleryProject({ ...run, pace: { ...usualPace, timeoutMs: 2_500 } })['artillery.yml'];
    expect(script).toContain('target: "https://mxo.example.com"');
    expect(script).toContain('Content-Type: "application/json; charset=utf-8"');
    expect(script).not.toContain('Content-Length');
    expect(script).toContain('timeout: 2.5\n');
    expect(script).toContain('followRedirect: false');
  });

  it('writes path and body into the payload as they are, quotes doubled', () => {
    expect(formatArtilleryRow({ ...first, body: '{"ck":"000345","a":"x,y"}' })).toBe(
      `"/gate/one/rt/track/${siteKey}/events","{""ck"":""000345"",""a"":""x,y""}"\n`,
    );
  });

  it('warns that load tests need consent, and says what cannot be carried over', () => {
    const readme = formatArtilleryProject(run)['README.md'];
    for (const said of ['permission', '7 events for UAT', 'TID', '$guid', 'four times']) expect(readme).toContain(said);
  });
});
