package io.hubbackup.decide.backup.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenValidityTest {

    static Stream<Arguments> validities() {
        var none = Optional.<Duration>empty();
        var zero = Optional.of(Duration.ZERO);
        return Stream.of(
                argumentSet("nothing given", none, none, "1440h0m0s"),
                argumentSet("twice the ttl of the backups", none, hours(120), "240h0m0s"),
                argumentSet("its own ttl wins", hours(30), hours(120), "30h0m0s"),
                argumentSet("zero is nothing", zero, zero, "1440h0m0s"),
                argumentSet("zero of its own is nothing", zero, hours(120), "240h0m0s"),
                argumentSet(
                        "longer than Go can tell is cut",
                        none,
                        Optional.of(Duration.ofDays(365L * 200)),
                        "2562047h47m16.854775807s"));
    }

    private static Optional<Duration> hours(long hours) {
        return Optional.of(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @MethodSource("validities")
    @DisplayName("B4.20 how long a token lives")
    void validity(Optional<Duration> tokenTtl, Optional<Duration> veleroTtl, String expected) {
        assertThat(TokenValidity.of(tokenTtl, veleroTtl)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"240h0m0s,true", "240h,true", "14400m,true", "239h59m59s,false", "10d,false", "'',false"})
    @DisplayName("B4.26 two texts of the same length of time are the same validity")
    void same(String seen, boolean same) {
        assertThat(TokenValidity.same(seen, "240h0m0s")).isEqualTo(same);
    }
}
