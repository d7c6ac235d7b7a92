"""Areas corrected by a sample: the published worked example, and what must hold for every sample."""

import numpy as np
import pytest
from sparse_wsss.accuracy_area import Z_95, Estimate, stratified_estimates

# Olofsson et al. 2014, Table 8: rows the map, columns the reference; deforestation, gain, forest, non-forest
SAMPLE = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
PIXELS = np.array([200_000, 150_000, 3_200_000, 6_450_000])
HECTARES = 0.09 * PIXELS  # Landsat pixels of 30 m


def test_the_published_example_comes_out():
    found = stratified_estimates(SAMPLE.T, HECTARES)
    np.testing.assert_allclose(found.area.value, [21_158, 11_686, 285_770, 581_386], atol=0.5)
    np.testing.assert_allclose(Z_95 * found.area.error, [6_158, 3_756, 15_510, 16_282], atol=0.5)
    np.testing.assert_allclose(found.user.value, [0.88, 0.73, 0.93, 0.96], atol=0.005)
    np.testing.assert_allclose(Z_95 * found.user.error, [0.07, 0.10, 0.04, 0.02], atol=0.005)
    np.testing.assert_allclose(found.producer.value, [0.75, 0.85, 0.93, 0.96], atol=0.005)
    assert found.overall.value[0] == pytest.approx(0.95, abs=0.005)
    assert Z_95 * found.overall.error[0] == pytest.approx(0.02, abs=0.005)
    # deforestation and forest are as printed (0.21, 0.03); equation 7 gives 0.25 and 0.018 where 0.23 and 0.01 stand
    np.testing.assert_allclose(Z_95 * found.producer.error, [0.213, 0.254, 0.034, 0.018], atol=0.0006)


def test_the_unit_of_the_map_is_the_unit_of_the_estimate():
    pixels, hectares = stratified_estimates(SAMPLE.T, PIXELS), stratified_estimates(SAMPLE.T, HECTARES)
    assert pixels.area.value[0] == pytest.approx(235_086, abs=0.5)
    np.testing.assert_allclose(0.09 * pixels.area.error, hectares.area.error)
    np.testing.assert_allclose(pixels.producer.error, hectares.producer.error)


def test_two_classes_have_the_figures_of_the_sheet():
    """Of 40 ha of class 0 are 8 of 10 units right, of 60 ha of class 1 are 9 of 10."""
    found = stratified_estimates(np.array([[8, 1], [2, 9]]), np.array([40.0, 60.0]))
    np.testing.assert_allclose(found.area.value, [38, 62])  # 40 * 0.8 + 60 * 0.1
    np.testing.assert_allclose(found.area.error, 8.02773, rtol=1e-5)  # 100 * root(0.4^2 * 0.16 / 9 + 0.6^2 * 0.09 / 9)
    np.testing.assert_allclose(found.user.value, [0.8, 0.9])
    np.testing.assert_allclose(found.user.error, [0.133333, 0.1], rtol=1e-5)
    np.testing.assert_allclose(found.overall.value, [0.86])
    np.testing.assert_allclose(found.overall.error, [0.0802773], rtol=1e-5)
    np.testing.assert_allclose(found.producer.value, [0.32 / 0.38, 0.54 / 0.62])
    np.testing.assert_allclose(found.producer.error, [0.134798, 0.0759554], rtol=1e-5)


def test_an_interval_ends_where_the_figure_ends():
    estimate = Estimate(np.array([0.5, 0.1, 0.95]), np.array([0.1, 0.1, 0.1]))
    np.testing.assert_allclose(estimate.interval(1.0), [[0.304, 0.696], [0, 0.296], [0.754, 1]])


def test_a_map_of_half_a_hectare_is_a_map():
    found = stratified_estimates(SAMPLE.T, PIXELS / 2e7)
    assert found.area.value.sum() == pytest.approx(0.5)


def drawn(seed: int, n_units: int = 400) -> tuple[np.ndarray, ...]:
    """A landscape of joint shares (map, reference), and a random sample of it by class of the map."""
    rng = np.random.default_rng(seed)
    joint = rng.dirichlet(np.full(16, 0.5)).reshape(4, 4) * 0.5 + np.diag(rng.dirichlet(np.full(4, 3))) * 0.5
    strata = joint.sum(1)
    sample = np.stack([rng.multinomial(n_units // 4, row / row.sum()) for row in joint])
    return joint, 1e6 * strata, sample


@pytest.mark.parametrize("seed", range(10))
def test_what_must_hold_for_every_sample(seed: int):
    _, mapped, sample = drawn(seed)
    found = stratified_estimates(sample.T, mapped)
    assert found.area.value.sum() == pytest.approx(mapped.sum())
    assert found.overall.value[0] == pytest.approx(
        (found.producer.value * found.area.value).sum() / mapped.sum())
    assert found.overall.value[0] == pytest.approx((found.user.value * mapped).sum() / mapped.sum())
    for estimate, highest in ((found.area, mapped.sum()), (found.user, 1), (found.producer, 1), (found.overall, 1)):
        low, high = estimate.interval(highest).T
        assert (low <= estimate.value + 1e-9).all()
        assert (estimate.value <= high + 1e-9).all()
        assert low.min() >= 0
        assert high.max() <= highest


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    held = []
    for seed in range(300):
        joint, mapped, sample = drawn(seed)
        low, high = stratified_estimates(sample.T, mapped).area.interval(mapped.sum()).T
        truth = joint.sum(0) * 1e6
        held += [(low <= truth) & (truth <= high)]
    assert 0.9 < np.mean(held) < 0.98


def test_four_times_the_sample_halves_the_error():
    few, many = stratified_estimates(SAMPLE.T, PIXELS), stratified_estimates(4 * SAMPLE.T, PIXELS)
    np.testing.assert_allclose(few.area.error / many.area.error, 2, rtol=0.02)
    np.testing.assert_allclose(few.area.value, many.area.value)


def test_a_perfect_map_needs_no_correction():
    found = stratified_estimates(np.diag([5, 9, 2, 30]), PIXELS)
    np.testing.assert_allclose(found.area.value, PIXELS)
    np.testing.assert_array_equal(found.area.error, 0)
    assert found.overall.value[0] == 1


def test_a_class_of_the_map_without_units_leaves_areas_open_but_not_the_precision_of_others():
    sample = SAMPLE.copy()
    sample[1] = [0, 1, 0, 0]  # a single unit has no variance
    with np.errstate(all="raise"):
        found = stratified_estimates(sample.T, PIXELS)
    assert found.overall.value.shape == found.overall.error.shape == (1,)
    assert np.isnan(found.area.value).all()
    assert np.isnan(found.area.error).all()
    assert np.isnan(found.overall.value).all()
    assert found.user.value[0] == pytest.approx(0.88)
    assert np.isnan(found.user.error[1])


def test_a_class_that_the_map_never_shows_gets_the_area_that_the_sample_finds():
    sample = np.vstack([SAMPLE[:3], np.zeros(4, int)])
    mapped = np.array([*PIXELS[:3], 0])
    found = stratified_estimates(sample.T, mapped)
    expected = sum(mapped[k] * sample[k, 3] / sample[k].sum() for k in range(3))
    assert found.area.value[3] == pytest.approx(expected)
    assert found.area.error[3] > 0
    assert found.producer.value[3] == found.producer.error[3] == 0
    assert np.isfinite(found.producer.error).all()
    assert np.isnan(found.user.value[3])


def test_a_class_that_is_nowhere_has_no_area_and_no_accuracy():
    sample, mapped = np.zeros((5, 5), int), np.array([*PIXELS, 0])
    sample[:4, :4] = SAMPLE
    with np.errstate(all="raise"):
        found = stratified_estimates(sample.T, mapped)
    without = stratified_estimates(SAMPLE.T, PIXELS)
    assert found.area.value[4] == found.area.error[4] == 0
    np.testing.assert_allclose(found.producer.error[:4], without.producer.error)
    assert np.isnan(found.producer.value[4])
    np.testing.assert_allclose(found.area.value[:4], without.area.value)


def test_a_map_without_area_is_refused():
    with pytest.raises(ValueError, match="without area"):
        stratified_estimates(SAMPLE.T, np.zeros(4))
