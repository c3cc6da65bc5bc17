import {
  ActInAgency, ChangePassword, ChangeSettings, EndSessions, ExtendSession, ListDevices, PasswordDoor, PasswordHasher, ReadMe, ResetPassword, SignIn,
} from '@sinau/application/identity';
import { Module } from '@nestjs/common';
import { DevicesController, MeController } from './me.controller.js';
import { EntranceController } from './entrance/entrance.controller.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { RevocationListener } from './revocation-listener.js';
import { SessionCookies } from './session-cookies.js';
import { CurrentSessionController, SessionsController } from './sessions.controller.js';

@Module({
  controllers: [EntranceController, SessionsController, CurrentSessionController, MeController, DevicesController, PasswordResetsController],
  providers: [
    ActInAgency, ChangePassword, ChangeSettings, EndSessions, ExtendSession, ListDevices, PasswordDoor, PasswordHasher, ReadMe, ResetPassword, SignIn,
    RevocationListener, SessionCookies,
  ],
  exports: [PasswordHasher],
})
export class IdentityModule {}
