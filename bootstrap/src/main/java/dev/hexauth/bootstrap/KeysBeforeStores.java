package dev.hexauth.bootstrap;

import dev.hexauth.adapter.persistence.PersistenceConfiguration;
import dev.hexauth.adapter.redis.RedisConfiguration;
import dev.hexauth.adapter.tokens.TokenKeys;
import java.util.Arrays;
import java.util.Set;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Makes every store bean depend on the keys, so that a start without usable keys neither connects
 * to a store nor migrates a database.
 */
final class KeysBeforeStores implements BeanFactoryPostProcessor {

  private static final Set<String> STORES =
      Set.of(
          PersistenceConfiguration.class.getPackageName(),
          RedisConfiguration.class.getPackageName());

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    String[] keys = factory.getBeanNamesForType(TokenKeys.class, true, false);
    Arrays.stream(factory.getBeanDefinitionNames())
        .map(factory::getBeanDefinition)
        .filter(KeysBeforeStores::isOfStore)
        .forEach(bean ->
            bean.setDependsOn(StringUtils.concatenateStringArrays(bean.getDependsOn(), keys)));
  }

  private static boolean isOfStore(BeanDefinition bean) {
    if (bean instanceof AnnotatedBeanDefinition annotated) {
      MethodMetadata method = annotated.getFactoryMethodMetadata();
      return method != null
          && STORES.contains(ClassUtils.getPackageName(method.getDeclaringClassName()));
    }
    return false;
  }
}
