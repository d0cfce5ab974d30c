package io.hubbackup.decide.restore.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hubbackup.decide.restore.RestorePart;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A part that is not restored (W15).
 *
 * @param asked whether the user left it out; otherwise there is no backup for it, and that is worth a warning
 * @param why one sentence for the user
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
public record SkippedPart(RestorePart part, boolean asked, String why) {}
