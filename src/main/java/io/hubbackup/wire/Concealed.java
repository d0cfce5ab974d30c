package io.hubbackup.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A secret text on its way to the API server: whoever prints what holds it prints three stars. */
@RegisterForReflection
public record Concealed(@JsonValue String text) {

    @Override
    public String toString() {
        return "***";
    }
}
