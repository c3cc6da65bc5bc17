import { Module, type DynamicModule } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from './api-options.js';

@Module({})
export class OptionsModule {
  static of(options: ApiOptions): DynamicModule {
    return { module: OptionsModule, global: true, providers: [{ provide: API_OPTIONS, useValue: options }], exports: [API_OPTIONS] };
  }
}
