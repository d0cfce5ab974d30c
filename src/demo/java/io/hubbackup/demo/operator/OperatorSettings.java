package io.hubbackup.demo.operator;

import io.hubbackup.run.OperatorConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The settings of an operator that the framework does not start. */
public final class OperatorSettings {

    private static final int ABOVE_DEFAULTS = 500;

    private OperatorSettings() {}

    /**
     * Read as in production.
     *
     * @param settings by property; what is not in it has its default
     */
    public static OperatorConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, ABOVE_DEFAULTS, new DurationConverter())
                .withMapping(OperatorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "settings of this process", ABOVE_DEFAULTS))
                .build()
                .getConfigMapping(OperatorConfig.class);
    }
}
