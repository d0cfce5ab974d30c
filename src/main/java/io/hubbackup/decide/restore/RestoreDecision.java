package io.hubbackup.decide.restore;

/**
 * The decision of one look.
 *
 * @param rule number of the rule that answered
 * @param stage where the Restore stands
 */
public record RestoreDecision(String rule, RestoreStage stage, Move move) {}
