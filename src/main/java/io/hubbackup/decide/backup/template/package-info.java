/**
 * The five Velero Schedules: what they shall say, and how the ones that are there come to say it.
 *
 * <p>How it goes:
 * <ol>
 *   <li>{@code ResourceSelection} turns what the API server serves into lists of kinds, by the groups of {@code ResourceGroups} (B3.10–B3.19).
 *   <li>{@code DesiredSchedules} makes the five Velero Schedules of them; what could not be read stays as it stands on the hub (BW1, BW15).
 *   <li>{@code ScheduleCreation} creates what is missing, {@code ScheduleDrift} patches what differs, {@code SchedulePause} stops all.
 *   <li>{@code InitialBackups} makes the first backups that the creation announced (B3.26–B3.28).
 *   <li>{@code ExpiredValidationBackups} has those deleted that Velero forgets (B6.4–B6.6).
 * </ol>
 */
@NullMarked
package io.hubbackup.decide.backup.template;

import org.jspecify.annotations.NullMarked;
