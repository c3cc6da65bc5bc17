import { PublicSite } from '@sinau/application/core';
import { AskAboutBehaviour, FollowBehaviour } from '@sinau/application/evaluations';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { BehaviourFollowUps, BehaviourMails } from './behaviour.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    FollowBehaviour, BehaviourFollowUps, AskAboutBehaviour, BehaviourMails,
  ],
})
export class BehaviourModule {}
