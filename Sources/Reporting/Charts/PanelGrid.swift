/// Small plots beside each other in one plot.
struct PanelGrid {
    /// Of a panel with its title and the labels of its axis.
    let height: Double
    private static let (width, columns) = (310.0, 2)

    func height(of panels: Int) -> Double {
        height * Double((panels + PanelGrid.columns - 1) / PanelGrid.columns) + 12
    }

    /// Where the axes of a panel lie.
    func axes(_ panel: Int) -> (left: Double, right: Double, top: Double, bottom: Double) {
        let left = Double(panel % PanelGrid.columns) * PanelGrid.width
        let top = Double(panel / PanelGrid.columns) * height
        return (left + 44, left + PanelGrid.width - 12, top + 26, top + height - 30)
    }
}
