package org.kyodo.chassis.config;

import java.time.Clock;
import org.kyodo.chassis.erasure.AccountErasures;
import org.kyodo.chassis.erasure.ErasedWithAccounts;
import org.kyodo.chassis.form.DraftBound;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.form.ErasedDrafts;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.http.DraftsController;
import org.kyodo.chassis.http.HandedIn;
import org.kyodo.chassis.ops.SealingController;
import org.kyodo.chassis.sealing.MasterKeys;
import org.kyodo.chassis.sealing.Rotation;
import org.kyodo.chassis.sealing.SealingKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** For a service that keeps secrets, drafts of its forms among them: it imports this, and does not start without a master key. */
@Configuration(proxyBeanMethods = false)
public class SealingConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<Drafts> drafts;

    SealingConfiguration(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new HandedIn(drafts.getObject())).addPathPatterns("/api/v1/**");
    }

    @Bean
    MasterKeys masterKeys(Environment settings) {
        return MasterKeys.in(settings);
    }

    @Bean
    SealingKeys sealingKeys(MongoOperations mongo, MasterKeys masters) {
        return new SealingKeys(mongo, masters);
    }

    @Bean
    Drafts drafts(MongoOperations mongo, SealingKeys keys, Clock clock, ObjectProvider<DraftBound> bounds) {
        return new Drafts(mongo, keys, clock, bounds.stream());
    }

    @Bean
    ErasedDrafts erasedDrafts(Drafts drafts) {
        return new ErasedDrafts(drafts);
    }

    @Bean
    AccountErasures accountErasures(MongoOperations mongo, ObjectProvider<ErasedWithAccounts> kinds, Clock clock) {
        return new AccountErasures(mongo, kinds, clock);
    }

    @Bean
    DraftsController draftsController(Drafts drafts, Forms forms) {
        return new DraftsController(drafts, forms);
    }

    @Bean
    Rotation rotation(SealingKeys keys) {
        return new Rotation(keys);
    }

    @Bean
    SealingController sealingController(Rotation rotation) {
        return new SealingController(rotation);
    }
}
