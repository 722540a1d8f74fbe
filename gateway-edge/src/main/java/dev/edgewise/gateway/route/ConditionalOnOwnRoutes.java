package dev.edgewise.gateway.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/**
 * What there is only while the gateway serves Edgewise's own routes, and not where it is
 * the {@linkplain SingleOrigin reverse proxy of one origin}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${" + SingleOrigin.PROPERTY + ":}'.isEmpty()")
public @interface ConditionalOnOwnRoutes {

}
