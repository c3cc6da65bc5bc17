import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { cookieName, endedCookie, hashToken, newSessionToken, readCookie, sessionCookie } from '../http/session-cookie.js';
import { SessionReader } from '../http/session-reader.js';
import type { SinauRequest } from '../http/sinau-request.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';

/** A device is remembered for a year after its last sign-in. */
const DEVICE_SECONDS = 365 * 24 * 3600;
const DEVICE_TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** A session's absolute life: when it ends earlier is the server's to say. */
const SESSION_SECONDS = 14 * 24 * 3600;

export type Token = { readonly token: string; readonly hash: Buffer };

/** Hands tokens to browsers and takes them back. */
@Injectable()
export class SessionCookies {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    @Inject(SessionReader) private readonly sessions: SessionReader,
  ) {}

  newToken(): Token {
    const token = newSessionToken();
    return { token, hash: hashToken(token) };
  }

  /** The device's own token: the one it shows, or a new one. It opens nothing; it only says that this device was here before. */
  device(request: SinauRequest): Token {
    const shown = readCookie(request.headers.cookie, this.deviceName());
    return shown !== null && DEVICE_TOKEN.test(shown) ? { token: shown, hash: hashToken(shown) } : this.newToken();
  }

  /** SHA-256 of the session token that the browser shows, whether or not it still opens anything. */
  shown(request: SinauRequest): Buffer | null {
    const token = readCookie(request.headers.cookie, cookieName(this.options.cookieSecure));
    return token === null || token === '' ? null : hashToken(token);
  }

  give(reply: FastifyReply, { token }: Token): void {
    reply.header('set-cookie', sessionCookie(token, this.options.cookieSecure, SESSION_SECONDS));
  }

  giveDevice(reply: FastifyReply, { token }: Token): void {
    const secure = this.options.cookieSecure ? '; Secure' : '';
    reply.header('set-cookie', `${this.deviceName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DEVICE_SECONDS}${secure}`);
  }

  /** Gives a new token in the place of the request's, which this replica forgets at once. */
  replace(reply: FastifyReply, request: SinauRequest, token: Token): void {
    this.forget(request);
    this.give(reply, token);
  }

  take(reply: FastifyReply, request: SinauRequest): void {
    this.forget(request);
    reply.header('set-cookie', endedCookie(this.options.cookieSecure));
  }

  /** This replica reads the request's session anew next time. */
  forget(request: SinauRequest): void {
    if (request.sinau.tokenHash) this.sessions.forgetToken(request.sinau.tokenHash);
  }

  private deviceName(): string {
    return this.options.cookieSecure ? '__Host-device' : 'device';
  }
}
