import { expect, test } from 'vitest';
import { knownBase } from '../../../server/src/analysis/dockerfile/model/known-base.ts';
import { releaseLives } from '../../../server/src/analysis/dockerfile/model/release-lives.ts';

test.each<[reference: string, release: string | undefined, hasEnded: boolean | undefined]>([
  ['debian:10', 'Debian 10', true],
  ['debian:bookworm-slim', 'Debian 12', false],
  ['ubuntu:18.04', 'Ubuntu 18.04', true],
  ['alpine:3.12', 'Alpine 3.12', true],
  ['node:16-alpine', 'Node.js 16', true],
  ['node:24-buster', 'Debian 10', true],
  ['python:3.8-slim', 'Python 3.8', true],
  ['golang:1.24', 'Go 1.24', true],
  ['centos:7', 'CentOS 7', true],
  ['centos:centos7', 'CentOS 7', true],
  ['fedora:40', 'Fedora 40', true],
  ['amazonlinux:2023', 'Amazon Linux 2023', false],
  ['opensuse/leap:15.5', 'openSUSE Leap 15.5', true],
  ['openjdk:11-jre', 'The openjdk image of Java 11', true],
  ['eclipse-temurin:21-jre', 'Java 21', false],
  ['mysql:5.7', 'MySQL 5.7', true],
  ['mariadb:10.11', 'MariaDB 10.11', false],
  ['mongo:4.4', 'MongoDB 4.4', true],
  ['postgres:18', 'PostgreSQL 18', false],
  ['mcr.microsoft.com/dotnet/sdk:7.0', '.NET 7.0', true],
  ['redis:8', undefined, undefined],
])('%s', (reference, release, hasEnded) => {
  const found = knownBase(reference)?.release;
  expect([found?.name, found?.hasEnded]).toEqual([release, hasEnded]);
});

test('every date is a day', () => {
  const days = Object.values(releaseLives).flatMap((versions) => Object.values(versions));
  expect(days.filter((day) => Number.isNaN(Date.parse(day)) || day.length !== 10)).toEqual([]);
});
