package io.hubbackup.decide.policy.telling;

import io.hubbackup.plan.Target;
import java.util.Map;
import java.util.Optional;

/**
 * An object that is written as a whole.
 *
 * @param body empty for one that shall not be there
 */
public record Document(Target target, Optional<Map<String, Object>> body) {}
