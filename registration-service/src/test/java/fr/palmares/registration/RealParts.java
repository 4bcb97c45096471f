package fr.palmares.registration;

import fr.palmares.backends.RealBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

@QuarkusTestResource(
        value = RealBackends.class,
        initArgs = {
            @ResourceArg(name = "service", value = "registration"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
class RealParts {}
