import { ResetPassword } from '@sinau/application/identity';
import { identityRoutes } from '@sinau/contracts/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';
import { hashToken } from '../http/session-cookie.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { SessionCookies } from './session-cookies.js';

@Controller()
export class PasswordResetsController {
  constructor(
    @Inject(ResetPassword) private readonly resetPassword: ResetPassword,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Handles(identityRoutes.askPasswordReset)
  async ask({ actor, body, request }: Call<typeof identityRoutes.askPasswordReset>): Promise<{ accepted: true }> {
    const { token, hash } = this.cookies.newToken();
    // The token stands behind `#`: it reaches no server log and no Referer.
    await this.resetPassword.ask(actor, { login: body.login, address: request.ip, tokenHash: hash, link: `${this.options.publicUrl}/atur-ulang-sandi#kode=${token}` });
    return { accepted: true };
  }

  @Handles(identityRoutes.resetPassword)
  async use({ actor, body, request }: Call<typeof identityRoutes.resetPassword>): Promise<void> {
    await this.resetPassword.use(actor, { tokenHash: hashToken(body.token), password: body.password, address: request.ip });
  }
}
