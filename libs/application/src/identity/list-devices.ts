import type { DeviceView } from '@sinau/contracts/identity';
import type { PersonActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { devicesOf } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

/** One's own live sessions. */
@Injectable()
export class ListDevices {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: PersonActor): Promise<DeviceView[]> {
    const devices = await devicesOf(this.database, actor);
    return devices.map((device) => ({
      id: device.id,
      label: device.label,
      createdAt: device.createdAt.toISOString(),
      lastSeenAt: device.lastSeenAt.toISOString(),
      current: device.id === actor.sessionId,
    }));
  }
}
