package org.kyodo.chassis.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * How many requests a second are taken of one address, of one account, and of one address for what everybody may read. Memory is
 * bounded: of very many callers those seen last are remembered.
 */
public final class RateLimits {
    private static final int REMEMBERED = 20_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Limit addresses;
    private final Limit accounts;
    private final Limit readers;

    /**
     * Each in requests a second; 0 for without limit.
     *
     * @param address of one address, whatever it asks for
     * @param account of one account
     * @param reader of one address without a token
     */
    public RateLimits(int address, int account, int reader) {
        this.addresses = new Limit(address);
        this.accounts = new Limit(account);
        this.readers = new Limit(reader);
    }

    /** Whether one more request of this address is taken now. */
    public boolean takesAddress(String address) {
        return addresses.takes(address);
    }

    /** Whether one more request of this account is taken now. */
    public boolean takesAccount(String account) {
        return accounts.takes(account);
    }

    /** Whether one more request of this address is taken now for what everybody may read. */
    public boolean takesReader(String address) {
        return readers.takes(address);
    }

    private static final class Limit {
        private final int perSecond;
        private final Cache<String, RateLimiter> callers = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();

        Limit(int perSecond) {
            this.perSecond = perSecond;
        }

        boolean takes(String caller) {
            return perSecond == 0
                    || callers.get(
                                    caller,
                                    name -> RateLimiter.of(
                                            "requests",
                                            RateLimiterConfig.custom()
                                                    .limitForPeriod(perSecond)
                                                    .limitRefreshPeriod(SECOND)
                                                    .timeoutDuration(Duration.ZERO)
                                                    .build()))
                            .acquirePermission();
        }
    }
}
